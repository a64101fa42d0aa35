// What the pages do only with script. All of it can be missing: the pages work without.

const stale = (hidden) => {
  for (const element of document.querySelectorAll('[data-stale]')) element.hidden = hidden;
};

// The list is fetched anew every few seconds; when that fails, the person is told that the figures stand still.
for (const name of ['htmx:error', 'htmx:response:error']) document.addEventListener(name, () => stale(false));
// An answer that is an error is an answer too: what it says was not put into the page.
document.addEventListener('htmx:after:swap', ({ detail }) =>
  stale((detail.ctx?.response?.status ?? 200) < 400),
);

// The clocks of an incident are fetched with its version: a newer one means that somebody has changed it meanwhile.
document.addEventListener('htmx:after:swap', () => {
  const now = document.querySelector('#glance')?.dataset.version;
  for (const element of document.querySelectorAll('[data-moved]'))
    element.hidden = now === undefined || now === element.dataset.moved;
});

// How long ago the clocks were checked, counted on until the list is fetched anew.
setInterval(() => {
  for (const element of document.querySelectorAll('[data-seconds]')) {
    const seconds = Number(element.dataset.seconds) + 1;
    element.dataset.seconds = String(seconds);
    if (seconds > 1 && seconds < 90)
      element.textContent = element.dataset.say.replace('{n}', String(seconds));
  }
}, 1000);

// What is wrong is read out first, and the keyboard starts there.
document.querySelector('#errors')?.focus();

// A form that is under way is not sent again by a second click.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = 'yes';
  form.setAttribute('aria-busy', 'true');
});

// Back from the next page: the form may be sent again.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) {
    delete form.dataset.sent;
    form.removeAttribute('aria-busy');
  }
});
