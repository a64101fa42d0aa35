/* The facts are saved as they are written; without script each part has its button, and nothing here is missing. */

/** The fact that a request of htmx is about. */
const slotOf = ({ detail }) => detail?.ctx?.sourceElement?.closest?.('.fact-slot');

const tell = (slot, mark, key) => {
  const state = slot.querySelector('.fact-state');
  const said = state?.querySelector('[role=status]');
  if (!said) return;
  delete state.dataset.busy;
  delete state.dataset.lost;
  state.dataset[mark] = '';
  said.className = 'saved';
  said.textContent = said.dataset[key];
};

document.addEventListener('htmx:before:request', (event) => {
  const slot = slotOf(event);
  if (slot) tell(slot, 'busy', 'saving');
});

for (const name of ['htmx:error', 'htmx:response:error'])
  document.addEventListener(name, (event) => {
    const slot = slotOf(event);
    if (slot) tell(slot, 'lost', 'lost');
  });

/** Where the keyboard was, so that a field that is drawn anew does not lose it. */
let held = '';
document.addEventListener('htmx:before:swap', () => {
  held = document.activeElement?.id ?? '';
});
document.addEventListener('htmx:after:swap', () => {
  if (held !== '' && document.activeElement === document.body) document.getElementById(held)?.focus();
});

/** What the server says of how sure an answer is, and of what is wrong with it, stands in the fields too. */
document.addEventListener('htmx:after:swap', (event) => {
  const slot = slotOf(event);
  const state = slot?.querySelector('.fact-state');
  if (!state) return;
  const isFaulty = 'faulty' in state.dataset;
  for (const field of slot.querySelectorAll('.fact > :first-child .ds-input'))
    if (isFaulty) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
  const sure = slot.querySelector('.fact-sure select');
  const stated = sure?.querySelector('option[selected]');
  if (stated && sure !== document.activeElement) sure.value = stated.value;
});
