/* What makes settings easier with script; without it nothing here is missing. */

const say = (status) => {
  if (status) status.textContent = status.dataset.said;
};

for (const button of document.querySelectorAll('[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    const input = document.getElementById(button.dataset.copy);
    input.select();
    // Where the browser refuses, the value is selected and can be copied by hand.
    void navigator.clipboard?.writeText(input.value).then(
      () => say(button.parentElement.querySelector('[data-said]')),
      () => input.focus(),
    );
  });
}

for (const chooser of document.querySelectorAll('[data-file-for]')) {
  chooser.hidden = false;
  chooser.querySelector('input').addEventListener('change', ({ target }) => {
    void target.files[0]?.text().then((text) => {
      document.getElementById(chooser.dataset.fileFor).value = text;
      const fromText = document.getElementById('source-text');
      if (fromText) fromText.checked = true;
      say(chooser.querySelector('[data-said]'));
    });
  });
}
