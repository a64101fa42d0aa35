import { expect } from 'chai';
import { Problem } from '../../src/problems.ts';
import { instantOf, localParts } from '../../src/web/incident/local-time.ts';
import { checkPeople } from '../../src/web/incident/people-check.ts';
import { readPeople } from '../../src/web/incident/people-csv.ts';

describe('a list of people that was pasted', () => {
  it('is read with semicolons, commas or tabs, quotes, line breaks in quotes, a mark at the beginning and Norwegian headings', () => {
    const people = [{ name: 'Dahl, "Kari"\nAnne', email: 'kari@example.no', language: 'nn' }];
    for (const separator of [';', ',', '\t']) {
      const header = ['Navn', 'E-post', 'Telefon', 'Språk'].join(separator);
      const row = ['"Dahl, ""Kari""\r\nAnne"', 'kari@example.no', '', 'nn'].join(separator);
      const read = readPeople(`\uFEFF${header}\r\n${row}\r\n`);
      expect(read, JSON.stringify(separator)).to.deep.equal({ people, lines: [2], faults: [] });
    }
  });

  it('counts lines as an editor does, past blank lines and broken ones', () => {
    const read = readPeople('name;phone\n"A\nB";\n\nOla;1');
    expect(read.lines).to.deep.equal([2, 5]);
    expect(checkPeople(read).faults).to.deep.include({
      line: 5,
      column: 'phone',
      code: undefined,
      detail: 'This is no possible phone number.',
    });
  });

  it('says what is wrong with the text itself', () => {
    const codesOf = (text: string): string[] => readPeople(text).faults.map(({ code }) => code);
    expect(codesOf('')).to.deep.equal(['no-header']);
    expect(codesOf('Kari;kari@example.no')).to.deep.equal(['no-header']);
    expect(codesOf('name;email\n\n')).to.deep.equal(['empty']);
    expect(codesOf('name;email\n"Kari;kari@example.no')).to.deep.equal(['open-quote']);
    expect(codesOf('name;email\nKari;kari@example.no;extra')).to.deep.equal(['uneven-row']);
  });
});

describe('a Norwegian date and time', () => {
  const faultOf = (date: string, time: string): string | undefined => {
    try {
      instantOf(date, time, '/at');
      return undefined;
    } catch (error) {
      return error instanceof Problem ? error.details.errors?.[0]?.pointer : 'another error';
    }
  };

  it('is an instant in winter and in summer, and back again', () => {
    for (const [date, time, instant] of [
      ['2026-11-20', '09:00', '2026-11-20T08:00:00.000Z'],
      ['2026-07-01', '00:30', '2026-06-30T22:30:00.000Z'],
    ] as const) {
      expect(instantOf(date, time, '/at')).to.equal(instant);
      expect(localParts(instant)).to.deep.equal({ date, time });
    }
    expect(instantOf('', '', '/at')).to.equal(undefined);
  });

  it('is the first of the two in October, and refused in the hour that March skips', () => {
    expect(instantOf('2026-10-25', '02:30', '/at')).to.equal('2026-10-25T00:30:00.000Z');
    expect(faultOf('2026-03-29', '02:30')).to.equal('/at');
    expect(instantOf('2026-03-29', '03:30', '/at')).to.equal('2026-03-29T01:30:00.000Z');
  });

  it('is refused where half of it is missing or it cannot be', () => {
    for (const [date, time] of [
      ['2026-11-20', ''],
      ['', '09:00'],
      ['2026-02-30', '09:00'],
      ['2026-11-20', '24:00'],
      ['x', 'y'],
    ] as const)
      expect(faultOf(date, time), `${date} ${time}`).to.equal('/at');
  });
});
