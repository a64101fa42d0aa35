/* What makes writing and copying easier with script; without it nothing here is missing. */

const say = (status, words) => {
  if (status) status.textContent = words ?? '';
};

const isField = (element) => 'value' in element;

/** Marks all of a text, so that it can be copied by hand where the browser refuses to do it. */
const mark = (element) => {
  if (isField(element)) {
    element.select();
    return;
  }
  getSelection().selectAllChildren(element);
};

for (const button of document.querySelectorAll('[data-copy]')) {
  button.hidden = false;
  const status = button.parentElement.querySelector('[data-said]');
  button.addEventListener('click', () => {
    const element = document.getElementById(button.dataset.copy);
    mark(element);
    const text = isField(element) ? element.value : element.innerText.trim();
    const copied = navigator.clipboard?.writeText(text) ?? Promise.reject();
    void copied.then(
      () => say(status, status?.dataset.said),
      () => isField(element) && element.focus(),
    );
  });
}

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

/** Text as people's programs save it: UTF-8, or what Excel calls CSV in Norway. */
const textOf = (bytes) => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

/** Workbooks and archives begin with PK, old workbooks with D0 CF: neither is text. */
const isWorkbook = (bytes) =>
  (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf);

/** The server takes forms of 12 MB; what is typed grows a little on its way. */
const mostBytes = 8_000_000;

/** A workbook travels in the field for text, where that takes one. */
const dataUrlOf = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(file);
  });

const read = async (file, chooser) => {
  const status = chooser.querySelector('[data-said]');
  const target = document.getElementById(chooser.dataset.fileFor);
  if (file.size > mostBytes) return say(status, status.dataset.saidBig);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const workbook = isWorkbook(bytes) || /\.xls[xmb]?$/i.test(file.name);
  const taken = 'takesWorkbook' in chooser.dataset;
  if (workbook && !taken) return say(status, status.dataset.saidWorkbook);
  target.value = workbook ? await dataUrlOf(file) : textOf(bytes);
  const fromText = document.getElementById('source-text');
  if (fromText) fromText.checked = true;
  return say(status, status.dataset.said);
};

for (const chooser of document.querySelectorAll('[data-file-for]')) {
  chooser.hidden = false;
  chooser.querySelector('input').addEventListener('change', ({ target }) => {
    if (target.files[0]) void read(target.files[0], chooser);
  });
}
