import { encode } from 'uqr';
import { type Html, html } from '../html.ts';

/** Four modules of white around it: ISO/IEC 18004, section 5.3.8. */
const quietZone = 4;

/** A QR code as a picture in the page, black on white in every colour scheme. `label` is what is read out. */
export const qrCode = (text: string, label: string): Html => {
  const { data, size } = encode(text, { ecc: 'M', border: quietZone });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return html`<svg class="qr" role="img" aria-label="${label}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`;
};
