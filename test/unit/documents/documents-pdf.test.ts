import { expect } from 'chai';
import { createPdfRenderer, type PdfRenderer } from '../../../src/documents/pdf-renderer.ts';
import { emptyProof, fullProof, longProof } from './sample-proof.ts';
import { emptyRecord, fullRecord, longRecord } from './sample-record.ts';

const languages = ['nb', 'nn', 'en'] as const;
const latin1 = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1');
const pagesOf = (pdf: Uint8Array): number => latin1(pdf).match(/\/Type \/Page\b/g)?.length ?? 0;

describe('the internal documentation and the proof of notice as PDF', () => {
  let renderer: PdfRenderer;
  before(() => {
    renderer = createPdfRenderer();
  });
  after(() => renderer.close());

  it('meet the rules of PDF/UA-1 in every language, full or next to empty', async () => {
    for (const language of languages) {
      const options = { language, standard: 'ua-1' } as const;
      for (const record of [fullRecord, emptyRecord])
        expect(latin1(await renderer.internalDocumentation(record, options))).to.contain(
          '<pdfuaid:part>1</pdfuaid:part>',
        );
      for (const proof of [fullProof, emptyProof])
        expect(latin1(await renderer.proofOfNotice(proof, options))).to.contain(
          '<pdfuaid:part>1</pdfuaid:part>',
        );
    }
  });

  it('meet them with 200 facts, 300 entries, and words without end', async () => {
    const record = await renderer.internalDocumentation(longRecord, { language: 'nn', standard: 'ua-1' });
    expect(pagesOf(record)).to.be.greaterThan(30);
    const proof = await renderer.proofOfNotice(longProof, { language: 'en', standard: 'ua-1' });
    expect(pagesOf(proof)).to.be.greaterThan(8);
  });

  it('are delivered as PDF/A-2a with tags and their language', async () => {
    const files = [
      await renderer.internalDocumentation(fullRecord, { language: 'nn' }),
      await renderer.proofOfNotice(fullProof, { language: 'nn' }),
    ];
    for (const file of files.map(latin1)) {
      expect(file).to.contain('<pdfaid:part>2</pdfaid:part>');
      expect(file).to.contain('<pdfaid:conformance>A</pdfaid:conformance>');
      expect(file).to.contain('/StructTreeRoot').and.to.contain('/Lang (nn-NO)');
    }
  });

  it('have the same bytes for the same content, on whichever thread', async () => {
    const other = createPdfRenderer();
    const again = await other.internalDocumentation(structuredClone(fullRecord), { language: 'nb' });
    const proofAgain = await other.proofOfNotice(structuredClone(fullProof), { language: 'nb' });
    await other.close();
    const first = await renderer.internalDocumentation(fullRecord, { language: 'nb' });
    const proof = await renderer.proofOfNotice(fullProof, { language: 'nb' });
    expect(Buffer.from(first).equals(again)).to.equal(true);
    expect(Buffer.from(proof).equals(proofAgain)).to.equal(true);
    expect(Buffer.from(first).equals(proof)).to.equal(false);
  });

  it('run nothing of what people wrote', async () => {
    const hostile = '#panic("ran") #pagebreak() \\ [*_$@<>]` ] } #eval("1+1") // /* \u202e😀';
    const pdf = await renderer.internalDocumentation(
      {
        ...fullRecord,
        incident: { ...fullRecord.incident, title: hostile, description: hostile, summary: hostile },
        decisions: fullRecord.decisions.map((one) => ({ ...one, details: { reason: hostile } })),
      },
      { language: 'nb' },
    );
    expect(pagesOf(pdf)).to.be.greaterThan(3);
    const proof = await renderer.proofOfNotice(
      { ...fullProof, texts: fullProof.texts.map((one) => ({ ...one, subject: hostile, text: hostile })) },
      { language: 'nb' },
    );
    expect(pagesOf(proof)).to.be.greaterThan(1);
  });
});
