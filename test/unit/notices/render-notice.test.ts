import { expect } from 'chai';
import { draftNotice } from '../../../src/notices/notice-draft.ts';
import { renderNotice } from '../../../src/notices/render-notice.ts';

const drafted = draftNotice({
  organisation: 'Nord & Sør <AS>',
  reference: 'V-2026-0007',
  contact: { name: 'Kari', email: 'kari@firma.no', phone: null },
  facts: {
    whatHappened: 'Noen så "listen" & <b>mer</b>.\n\nDet varte i to dager.',
    likelyConsequences: 'Falske e-poster.',
    measuresTaken: 'Stengt.',
    measuresPlanned: 'Kontroll.',
    mitigation: 'Overvåking.',
  },
});
const nb = (name: string | null) => renderNotice(drafted.nb, { name, language: 'nb' });

/** The words that a reader of the HTML sees. */
const wordsOf = (html: string): string[] =>
  html
    .replace(/^[\s\S]*<body[^>]*>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .trim()
    .split(/\s+/);

describe('a rendered notice', () => {
  it('greets by name, and reads well without one', () => {
    expect(nb('Åse Berg').email.text).to.match(/^Hei Åse Berg,\n/);
    for (const name of [null, '', '  ']) expect(nb(name).email.text).to.match(/^Hei,\n/);
    expect(renderNotice(drafted.en, { name: null, language: 'en' }).email.text).to.match(/^Hello,\n/);
  });

  it('has nothing escaped in text, subject and SMS', () => {
    const { email, sms } = nb('O’Neil & <Sønn>');
    expect(email.text).to.contain('Hei O’Neil & <Sønn>,').and.to.contain('"listen" & <b>mer</b>');
    expect(email.subject).to.contain('Nord & Sør <AS>');
    expect(sms.text).to.contain('"listen" & <b>mer</b>');
  });

  it('has everything escaped in HTML', () => {
    const { html } = nb('<script>alert("x")</script> \'&').email;
    expect(html).to.contain('Hei &lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &#39;&amp;,');
    expect(html).to.contain('&quot;listen&quot; &amp; &lt;b&gt;mer&lt;/b&gt;');
    expect(html).not.to.match(/<script|<b>/);
  });

  it('has the same words in HTML as in text, in the person’s language, as paragraphs and headings', () => {
    const { text, html } = nb('Åse').email;
    expect(wordsOf(html)).to.deep.equal(text.split(/\s+/));
    expect(html).to.contain('<html lang="nb">');
    expect(html).to.match(/<h2[^>]*>Hva har skjedd\?<\/h2>/);
    expect(html).to.match(/<p[^>]*>Det varte i to dager\.<\/p>/);
    expect(html).to.match(/<p[^>]*>Kari<br>\nE-post: kari@firma\.no<br>/);
  });

  it('never reads a name as a merge field, and keeps it on one line', () => {
    expect(nb('{{name}} {{email}}').email.text).to.match(/^Hei \{\{name\}\} \{\{email\}\},\n/);
    expect(nb('Åse\r\nBcc: x').email.text).to.match(/^Hei Åse Bcc: x,\n/);
  });

  it('composes letters, so that an å costs one character', () => {
    expect(nb('A\u030Ase').email.text).to.match(/^Hei Åse,\n/);
  });

  it('throws on a field that is not the person’s, rather than leave a hole', () => {
    const notice = { ...drafted.nb, sms: { text: 'Hei {{epost}}' } };
    expect(() => renderNotice(notice, { name: null, language: 'nb' })).to.throw('merge field');
  });
});
