import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import fc from 'fast-check';
import { rulesBroken } from '../../../src/authority/exchange/check-document.ts';
import { askedFields, isMet } from '../../../src/authority/exchange/conditions.ts';
import { fieldTypes, type FieldType, type FieldValue } from '../../../src/authority/exchange/field-types.ts';
import { edpbJsonSchema } from '../../../src/authority/exchange/json-schema.ts';
import { edpbTemplate } from '../../../src/authority/edpb/edpb-template.ts';

const instants = ['2026-11-18T09:00:00Z', '2026-11-19T10:30:00+01:00'];

/** Some good answer of a field. */
const answer = (type: FieldType): fc.Arbitrary<FieldValue> => {
  switch (type.type) {
    case 'one':
      return fc.constantFrom(...type.of);
    case 'many':
      return fc.uniqueArray(fc.constantFrom(...type.of), { minLength: 1, maxLength: 3 });
    case 'text':
      return fc.constantFrom('Et svar på Ås.', 'x');
    case 'texts':
      return fc.constant(['Netlify', 'Intility']);
    case 'instant':
      return fc.constantFrom(...instants);
    case 'day':
      return fc.constant('2026-11-19');
    case 'day-or-open':
      return fc.constantFrom('2026-11-19', 'to-be-determined');
    case 'count':
      return fc.nat({ max: 100_000 });
    case 'ticked':
      return fc.boolean();
    case 'contact':
      return fc.constantFrom({ email: 'pvo@wepack.example' }, { name: 'Vakt', phone: '+4722000000' });
    case 'each':
      return fc.constant([type.of[0] ?? '', type.of[0] ?? '']);
    case 'contacts':
      return fc.constant(['privacy@netlify.example', null]);
    case 'per-country':
      return fc.constantFrom({ NO: 10 }, { NO: 1, SE: 2 });
  }
};

/** Anything in the place of an answer, mostly wrong. */
const wild = fc.oneof(
  fc.constantFrom('', ' ', 'zz', 'a', -1, 1.5, true, null, [], ['a', 'a'], {}),
  fc.string(),
);

const fields = fc.record(
  Object.fromEntries([...fieldTypes].map(([no, type]) => [no, answer(type)])) as Record<
    string,
    fc.Arbitrary<FieldValue>
  >,
);

/** Answers that fit together: what is not asked by the others is left out, until nothing is. */
const fitting = fields.map((all) => {
  const three = {
    ...all,
    4: all[3] === 'a' && all[4] === 'c' ? 'a' : (all[4] as FieldValue),
    46: instants[0] as string,
    47: instants[1] as string,
  };
  let kept: Record<string, FieldValue> = { ...three };
  delete kept['120'];
  for (let round = 0; round < 10; round += 1)
    kept = Object.fromEntries(
      Object.entries(kept).filter(([no]) => {
        const asked = askedFields.find((field) => field.no === Number(no))?.asked;
        return asked === undefined || isMet(asked, kept);
      }),
    );
  for (const { no, incompleteOnly = [] } of edpbTemplate.fields) {
    const value = kept[no];
    if (kept[4] === 'b' || value === undefined) continue;
    const letters = [value].flat().filter((one) => !incompleteOnly.includes(one as string));
    if (letters.length === 0) kept['4'] = 'b';
    else if (Array.isArray(value)) kept[no] = letters as string[];
    else if (incompleteOnly.includes(value as string)) kept['4'] = 'b';
  }
  return kept;
});

describe("the schema of the EDPB's draft and our own check", () => {
  const ajv = new Ajv2020({ strict: false });
  (addFormats as unknown as (one: Ajv2020) => void)(ajv);
  const fits = ajv.compile(edpbJsonSchema());
  const document = (answers: object) => ({ format: 'edpb-2026-draft-1.0', fields: answers });

  it('agree about whatever is put in the place of answers', () => {
    const spoiled = fc.tuple(
      fitting,
      fc.dictionary(fc.constantFrom(...[...fieldTypes.keys()].map(String), '999'), wild, { maxKeys: 2 }),
    );
    let good = 0;
    let bad = 0;
    fc.assert(
      fc.property(spoiled, ([answers, spoils]) => {
        const one = document({ ...answers, ...spoils });
        const ours = rulesBroken(one);
        expect(ours.length === 0, JSON.stringify([ours, spoils])).to.equal(fits(one));
        if (ours.length === 0) good += 1;
        else bad += 1;
      }),
      { numRuns: 300 },
    );
    expect(bad).to.be.above(50);
    expect(good).to.be.above(20);
  });

  it('take answers that fit together, of each of the five kinds', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(fitting, (answers) => {
        expect(rulesBroken(document(answers))).to.deep.equal([]);
        expect(fits(document(answers)), JSON.stringify(fits.errors)).to.equal(true);
        kinds.add(`${answers[3] as string}${answers[4] as string}`);
      }),
      { numRuns: 300 },
    );
    expect([...kinds].sort((a, b) => a.localeCompare(b))).to.deep.equal(['aa', 'ab', 'ba', 'bb', 'bc']);
  });
});
