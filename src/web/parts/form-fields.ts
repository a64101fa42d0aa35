import { type Html, html } from '../html.ts';

interface Labelled {
  id: string;
  name: string;
  label: string | Html;
  value?: string | undefined;
  hint?: string | undefined;
  error?: string | undefined;
  required?: boolean | undefined;
}

/** A label, a hint, the control and what is wrong with it, tied together for those who cannot see them side by side. */
const framed = (
  { id, label, hint, error, required }: Labelled,
  control: (attributes: Html) => Html,
): Html => {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const attributes = html`class="ds-input" id="${id}"${described ? html` aria-describedby="${described}"` : ''}${error ? html` aria-invalid="true"` : ''}${required ? html` required` : ''}`;
  return html`<div class="ds-field v-field"><label class="ds-label" data-weight="medium" for="${id}">${label}</label>${
    hint ? html`<p class="ds-paragraph" data-field="description" id="${id}-hint">${hint}</p>` : ''
  }${control(attributes)}${
    error ? html`<p class="ds-validation-message" data-field="validation" id="${id}-error">${error}</p>` : ''
  }</div>`;
};

/** One line to fill in; `type` is that of HTML's input. */
export const field = (
  options: Labelled & { type?: string | undefined; autocomplete?: string | undefined },
): Html =>
  framed(
    options,
    (attributes) =>
      html`<input ${attributes} name="${options.name}" type="${options.type ?? 'text'}" value="${options.value ?? ''}"${options.autocomplete ? html` autocomplete="${options.autocomplete}"` : ''}>`,
  );

/** A file to choose; `accept` names the endings that are offered first. */
export const fileField = (options: Omit<Labelled, 'value'> & { accept: string }): Html =>
  framed(
    options,
    (attributes) => html`<input ${attributes} name="${options.name}" type="file" accept="${options.accept}">`,
  );

/** Several lines to fill in. */
export const textArea = (options: Labelled & { rows?: number | undefined }): Html =>
  framed(
    options,
    // The line break after the tag is dropped by the browser; without it, one that was typed first would be.
    (attributes) =>
      html`<textarea ${attributes} name="${options.name}" rows="${options.rows ?? 4}">${'\n'}${options.value ?? ''}</textarea>`,
  );

/** One of a few. */
export const select = (options: Labelled & { options: readonly { value: string; label: string }[] }): Html =>
  framed(
    options,
    (attributes) =>
      html`<select ${attributes} name="${options.name}">${options.options.map(
        ({ value, label }) =>
          html`<option value="${value}"${value === (options.value ?? '') ? html` selected` : ''}>${label}</option>`,
      )}</select>`,
  );

/** A button that sends its form; `name` and `value` tell several apart. */
export const button = (
  label: string,
  options: {
    variant?: 'primary' | 'secondary' | 'tertiary' | undefined;
    color?: 'accent' | 'neutral' | 'danger' | 'success' | undefined;
    name?: string | undefined;
    value?: string | undefined;
  } = {},
): Html =>
  html`<button class="ds-button" type="submit" data-variant="${options.variant ?? 'primary'}" data-color="${options.color ?? 'accent'}"${options.name ? html` name="${options.name}" value="${options.value ?? ''}"` : ''}>${label}</button>`;
