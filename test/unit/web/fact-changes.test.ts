import { expect } from 'chai';
import { changeOf, patchOf } from '../../../src/web/incident/fact-changes.ts';
import { encodeShown } from '../../../src/web/incident/fact-fields.ts';

/** The values of a form in which one fact was shown so and is now typed so. */
const form = (key: string, shown: Record<string, string>, typed: Record<string, string>) => ({
  [`${key}.was`]: encodeShown({ value: '', time: '', certainty: '', source: '', ...shown }),
  ...Object.fromEntries(
    Object.entries({ value: '', certainty: '', ...shown, ...typed }).map(([part, text]) => [
      `${key}.${part}`,
      text,
    ]),
  ),
});

describe('what somebody means by what they typed of a fact', () => {
  const patch = (
    key: 'peopleCount' | 'mainCause',
    shown: Record<string, string>,
    typed: Record<string, string>,
  ) => {
    const change = changeOf(form(key, shown, typed), key);
    return change && patchOf(key, change);
  };

  it('is nothing where it stands as it was shown', () => {
    expect(patch('mainCause', { value: 'A', certainty: 'known' }, {})).to.equal(undefined);
    expect(patch('mainCause', {}, {})).to.equal(undefined);
  });

  it('is known unless they say otherwise', () => {
    expect(patch('peopleCount', {}, { value: '1 200' })).to.deep.equal({ certainty: 'known', value: 1200 });
    expect(patch('peopleCount', {}, { value: '1200', certainty: 'estimated' })).to.deep.equal({
      certainty: 'estimated',
      value: 1200,
    });
  });

  it('is what they changed: an answer to what was open, or that what was answered is open', () => {
    expect(patch('mainCause', { certainty: 'to-be-determined' }, { value: 'Feil' })).to.deep.equal({
      certainty: 'known',
      value: 'Feil',
    });
    expect(
      patch('mainCause', { value: 'Feil', certainty: 'known' }, { certainty: 'cannot-be-determined' }),
    ).to.deep.equal({ certainty: 'cannot-be-determined' });
    expect(patch('mainCause', { value: 'Feil', certainty: 'known' }, { value: '' })).to.deep.equal({
      certainty: 'to-be-determined',
    });
  });

  it('is left to the API where both were changed against each other', () => {
    expect(
      patch('mainCause', { value: 'A', certainty: 'known' }, { value: 'B', certainty: 'to-be-determined' }),
    ).to.deep.equal({ certainty: 'to-be-determined', value: 'B' });
  });
});
