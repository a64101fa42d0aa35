import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { Document, Packer, Paragraph } from 'docx';
import { cleanFileName } from '../../../src/attachments/file-name.ts';
import { sniffContent } from '../../../src/attachments/sniff-content.ts';
import { Problem } from '../../../src/problems.ts';
import { registerDocument } from '../../../src/register/register-document.ts';
import { writeSpreadsheet } from '../../../src/register/spreadsheet/write-spreadsheet.ts';
import {
  email,
  encryptedMessage,
  jpeg,
  locked,
  pdf,
  png,
  program,
  smime,
  tiff,
  zip,
} from '../../support/sample-files.ts';

const template = new URL('../../../templates/registers/blank.json', import.meta.url);
const workbook = async (): Promise<Buffer> =>
  Buffer.from(
    await writeSpreadsheet(registerDocument.parse(JSON.parse(readFileSync(template, 'utf8')) as object)),
  );
const letter = (): Promise<Buffer> =>
  Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('Hei')] }] }));

/** The code of the fault at /file, or the type that was found. */
const told = async (content: Buffer | string, name: string, declared = ''): Promise<string> => {
  try {
    return await sniffContent(Buffer.from(content), name, declared);
  } catch (problem) {
    expect(problem).to.be.instanceOf(Problem);
    const [{ pointer, detail } = { pointer: '', detail: '' }] = (problem as Problem).details.errors ?? [];
    expect(pointer).to.equal('/file');
    return detail.split(':', 1)[0] ?? '';
  }
};

describe('what a file is', () => {
  it('is told by its content, for everything that is kept', async () => {
    const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const kept: [Buffer | string, string, string, string][] = [
      [pdf(), 'kvittering.PDF', 'application/pdf', 'application/pdf'],
      [png(), 'skjerm.png', 'image/png', 'image/png'],
      [jpeg(), 'brev.jpeg', 'image/jpg', 'image/jpeg'],
      [tiff(), 'brev.tif', 'application/octet-stream', 'image/tiff'],
      ['Blåbær\r\n', 'logg.log', 'text/plain; charset=utf-8', 'text/plain'],
      ['a;b\n1;2\n', 'utdrag.csv', 'application/vnd.ms-excel', 'text/plain'],
      ['\uFEFFMed merke foran', 'uten-ending', '', 'text/plain'],
      [email(), 'phishing.eml', 'message/rfc822', 'message/rfc822'],
      [Buffer.from(`${email()}bl\xe5`, 'latin1'), 'latin.eml', '', 'message/rfc822'],
      [email(), 'phishing.txt', 'text/plain', 'text/plain'],
      [
        '-----BEGIN PGP MESSAGE-----\n\nhQ==\n-----END PGP MESSAGE-----\n',
        'm.asc',
        '',
        'application/pgp-encrypted',
      ],
      [encryptedMessage(), 'm.gpg', 'application/octet-stream', 'application/pgp-encrypted'],
      [smime(), 'smime.p7m', 'application/x-pkcs7-mime', 'application/pkcs7-mime'],
      [await letter(), 'utkast.docx', word, word],
      [await workbook(), 'liste.xlsx', 'application/x-zip-compressed', excel],
      [zip(), 'logger.zip', 'application/x-zip-compressed', 'application/zip'],
    ];
    for (const [content, name, declared, type] of kept)
      expect(await told(content, name, declared), name).to.equal(type);
  });

  it('is refused where a browser or a system would run it, and where nobody knows it', async () => {
    const refused: [Buffer | string, string, string][] = [
      ['', 'tom.pdf', 'file-empty'],
      ['<!DOCTYPE html><p>Hei', 'side.html', 'refused-html'],
      [' \n<!-- x --><script>alert(1)</script>', 'side.txt', 'refused-html'],
      ['<?xml version="1.0"?><html xmlns="x"></html>', 'side.txt', 'refused-html'],
      ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'bilde.png', 'refused-svg'],
      ['<?xml version="1.0"?>\n<svg/>', 'bilde.svg', 'refused-svg'],
      ['<?xml version="1.0"?><rad/>', 'data.txt', 'refused-xml'],
      ['#!/bin/sh\nrm -rf x', 'notat.txt', 'refused-script'],
      ['WScript.Echo "x"', 'faktura.vbs', 'refused-script'],
      ['<?php x();', 'a.txt', 'refused-script'],
      [program(), 'faktura.pdf', 'refused-program'],
      [locked(), 'melding.msg', 'refused-old-office'],
      ['{\\rtf1 Hei}', 'brev.rtf', 'refused-rtf'],
      [Buffer.from('Bl\xe5b\xe6r', 'latin1'), 'gammel.txt', 'refused-encoding'],
      ['Tekst med \u0007 klokke', 'a.txt', 'refused-encoding'],
      [Buffer.alloc(64), 'nuller.txt', 'refused-unknown'],
      [encryptedMessage().subarray(0, 20), 'kuttet.gpg', 'refused-encoding'],
    ];
    for (const [content, name, code] of refused) expect(await told(content, name), name).to.equal(code);
  });

  it('is refused where its name or its declared type lies, and the problem says what it is', async () => {
    expect(await told(zip(), 'kvittering.pdf')).to.equal('is-zip');
    expect(await told(pdf(), 'kvittering.png')).to.equal('is-pdf');
    expect(await told(pdf(), 'kvittering')).to.equal('is-pdf');
    expect(await told('Bare tekst', 'melding.eml')).to.equal('is-text');
    expect(await told('Bare tekst', 'kvittering.pdf')).to.equal('is-text');
    expect(await told(pdf(), 'kvittering.pdf', 'image/png')).to.equal('is-pdf');
    expect(await told(png(), 'skjerm.png', 'text/html')).to.equal('is-png');
  });
});

describe('the name of a file', () => {
  const told: [string, string][] = [
    ['Kvittering fra Altinn – æøå.pdf', 'Kvittering fra Altinn – æøå.pdf'],
    ['C:\\Users\\kari\\brev.pdf', 'brev.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['..', 'file'],
    ['', 'file'],
    ['a\u0000b\r\nc\u202Efdp.txt', 'abcfdp.txt'],
    ['  to   ord .pdf ', 'to ord .pdf'],
    ['spør?"<mål>.pdf', 'spør___mål_.pdf'],
    ['A\u030Ase.txt', 'Åse.txt'],
  ];
  for (const [given, kept] of told)
    it(`${JSON.stringify(given)} is kept as ${kept}`, () => {
      expect(cleanFileName(given)).to.equal(kept);
    });

  it('is cut, and keeps its ending', () => {
    const name = cleanFileName(`${'ø'.repeat(500)}.pdf`);
    expect(name)
      .to.have.lengthOf(120)
      .and.match(/ø\.pdf$/);
  });
});
