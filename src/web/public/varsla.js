// What the pages do only with script. All of it can be missing: the pages work without.

const stale = (hidden) => {
  for (const element of document.querySelectorAll('[data-stale]')) element.hidden = hidden;
};

// The list is fetched anew every few seconds; when that fails, the person is told that the figures stand still.
for (const name of ['htmx:error', 'htmx:response:error']) document.addEventListener(name, () => stale(false));
document.addEventListener('htmx:after:swap', () => stale(true));

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
