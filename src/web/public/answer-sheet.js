/* Ticks of the answers that were copied into the authority's form. They stay in this browser, by the hash of what was
   frozen and the question's name: nothing of what is answered. Without script all texts can be marked and copied. */

const sheet = document.querySelector('[data-ticks]');

if (sheet) {
  const place = `varsla.sheet.${sheet.dataset.ticks}`;
  const ticks = [...sheet.querySelectorAll('[data-tick]')];
  const progress = sheet.querySelector('[data-progress]');

  const read = () => {
    try {
      return new Set(JSON.parse(localStorage.getItem(place)) ?? []);
    } catch {
      return new Set();
    }
  };

  const keep = () => {
    try {
      localStorage.setItem(
        place,
        JSON.stringify(ticks.filter((tick) => tick.checked).map((tick) => tick.value)),
      );
    } catch {
      /* A browser that keeps nothing: the ticks last as long as the page. */
    }
  };

  const show = () => {
    const done = ticks.filter((tick) => tick.checked).length;
    progress.textContent = progress.dataset.progress
      .replace('{done}', String(done))
      .replace('{all}', String(ticks.length));
    for (const tick of ticks) tick.closest('li').toggleAttribute('data-done', tick.checked);
  };

  const kept = read();
  for (const tick of ticks) {
    tick.hidden = false;
    tick.checked = kept.has(tick.value);
    tick.addEventListener('change', () => {
      keep();
      show();
    });
    tick
      .closest('li')
      .querySelector('[data-copy]')
      ?.addEventListener('click', () => {
        tick.checked = true;
        keep();
        show();
      });
  }
  show();
}
