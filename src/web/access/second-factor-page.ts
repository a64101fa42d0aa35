import { button, field } from '../frame.ts';
import { html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import { alert, doorPage, heading } from './parts.ts';
import { qrCode } from './qr-code.ts';

/** The second factor's key and recovery codes, shown once, and the field that confirms that they have arrived. */
export const setUpPage = (
  visit: SignedInVisit,
  shown: { otpauth: string; recoveryCodes: string[] } | undefined,
  wrong = false,
) => {
  const words = visit.words.access;
  const secret = shown && new URL(shown.otpauth).searchParams.get('secret');
  return doorPage(
    words.setUpTitle,
    html`${heading(words.setUpTitle)} ${wrong ? alert(words.codeRefusedTitle, words.codeRefused) : ''}
      ${
        shown
          ? html`<h2 class="ds-heading" data-size="sm">${words.setUpKeyTitle}</h2><p class="ds-paragraph">${words.setUpKeyIntro}</p>
            <p>${qrCode(shown.otpauth, words.setUpQr)}</p>
            <p><strong>${words.setUpKey}:</strong> <code>${secret?.match(/.{1,4}/g)?.join(' ')}</code></p>
            <p><a class="ds-link" href="${shown.otpauth}">${words.setUpOpen}</a></p>
            <h2 class="ds-heading" data-size="sm">${words.setUpCodesTitle}</h2><p class="ds-paragraph">${words.setUpCodesIntro}</p>
            <ul class="ds-list codes">${shown.recoveryCodes.map((code) => html`<li><code>${code}</code></li>`)}</ul>
            <h2 class="ds-heading" data-size="sm">${words.setUpConfirmTitle}</h2>`
          : ''
      }
      <form class="v-form" method="post" action="/me/second-factor/confirm">
        ${field({ id: 'code', name: 'code', label: words.setUpConfirm, required: true, autocomplete: 'one-time-code' })}
        <div class="v-actions">${button(words.codeButton)}<a class="ds-link" href="/me">${words.setUpAgain}</a></div>
      </form>`,
  );
};
