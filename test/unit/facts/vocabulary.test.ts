import { expect } from 'chai';
import { choiceInWords } from '../../../src/documents/choice-words.ts';
import type { FactsSoFar } from '../../../src/incidents/facts/asked.ts';
import {
  factFields,
  type FactKey,
  factKeys,
  factSections,
  factValues,
  isAsked,
} from '../../../src/incidents/facts/vocabulary.ts';
import { dataClasses } from '../../../workflows/assessment/severity-method.ts';

/** An English word may be its code; its dictionary has the same keys. */
const languages = ['nb', 'nn'] as const;
const valueOf = (key: FactKey, value: unknown): boolean => factValues[key].safeParse(value).success;

/** The facts that a question is put by: what it reads of facts that answer everything. */
const readBy = (key: FactKey): string[] => {
  const read: string[] = [];
  const facts = new Proxy<FactsSoFar>(
    {},
    {
      get: (_facts, name) => {
        read.push(String(name));
        return undefined;
      },
    },
  );
  factFields[key].asked?.(facts);
  return read;
};

describe('the vocabulary of facts', () => {
  it('has each key once, in one section, with a value space', () => {
    expect(new Set(factKeys).size).to.equal(factKeys.length);
    expect(Object.keys(factFields)).to.have.members(factKeys);
    expect([...new Set(factKeys.map((key) => factFields[key].section))]).to.have.members(factSections);
    for (const key of factKeys) expect(valueOf(key, Symbol('nothing')), key).to.equal(false);
  });

  it('puts questions by facts that there are, never by itself', () => {
    const hanging = factKeys.filter((key) => factFields[key].asked);
    expect(hanging.length).to.be.greaterThan(15);
    for (const key of hanging) {
      const [first] = readBy(key);
      expect(factKeys, key).to.include(first);
      expect(first).not.to.equal(key);
    }
  });

  it('has a word of its own for every choice', () => {
    for (const key of factKeys) {
      const { kind, choices = [] } = factFields[key];
      const field = kind === 'countries' ? 'country' : undefined;
      for (const language of languages)
        for (const code of choices)
          expect(choiceInWords(language, key, code, field), `${key} ${code} ${language}`).not.to.equal(code);
    }
    const circumstances = Object.values(dataClasses).flatMap(({ steps }) => Object.keys(steps));
    for (const language of languages) {
      for (const name of Object.keys(dataClasses))
        expect(choiceInWords(language, 'dataKinds', name, 'class')).not.to.equal(name);
      for (const name of circumstances)
        expect(choiceInWords(language, 'dataKinds', name, 'circumstance')).not.to.equal(name);
      for (const name of ['processor', 'joint-controller', 'other'])
        expect(choiceInWords(language, 'otherParties', name, 'role')).not.to.equal(name);
    }
    expect(choiceInWords('nb', 'peopleCountries', 'DE', 'country')).to.equal('Tyskland');
  });

  it('asks what belongs to the nature of the breach, and more as answers come', () => {
    const asked = (facts: FactsSoFar, role: 'controller' | 'joint' = 'controller'): FactKey[] =>
      factKeys.filter((key) => isAsked(key, facts, role));
    const nothing = asked({});
    expect(nothing).to.include.members(['nature', 'whatHappened', 'peopleCount', 'misuseSeen']);
    for (const key of ['exposure', 'backup', 'alteration', 'otherParties', 'leadAuthority'])
      expect(nothing).not.to.include(key);
    const of = (nature: string, rest: FactsSoFar = {}) => asked({ nature: { value: [nature] }, ...rest });
    expect(of('confidentiality')).to.include.members(['exposure', 'logs', 'recipients', 'protection']);
    expect(of('confidentiality')).not.to.include.oneOf(['backup', 'alteration', 'protectionKey']);
    expect(of('confidentiality', { protection: { value: 'strong' } })).to.include('protectionKey');
    expect(of('confidentiality', { exposure: { value: 'excluded' } })).not.to.include('recipients');
    expect(of('availability')).to.include.members(['backup', 'restoredAfterHours', 'disruption']);
    expect(of('availability', { availabilityLoss: { value: 'permanent' } })).not.to.include(
      'restoredAfterHours',
    );
    expect(of('integrity')).to.include('alteration');
    expect(asked({ breachOngoing: { value: true } })).not.to.include('breachEnded');
    expect(asked({ crossBorder: { value: true } })).to.include.members(['leadAuthority', 'peopleCountries']);
    expect(nothing).not.to.include('authorityNotifier');
    expect(asked({}, 'joint')).to.include('authorityNotifier');
  });

  it('takes no code that it does not know, none twice, and nothing negative', () => {
    expect(valueOf('peopleTypes', ['customers', 'minors'])).to.equal(true);
    expect(valueOf('peopleTypes', ['astronauts'])).to.equal(false);
    expect(valueOf('dataTypes', ['health', 'health'])).to.equal(false);
    expect(valueOf('peopleCount', -1)).to.equal(false);
    expect(valueOf('peopleCount', 1.5)).to.equal(false);
    expect(valueOf('restoredAfterHours', 1.5)).to.equal(true);
    expect(valueOf('restoredAfterHours', -0.5)).to.equal(false);
    expect(valueOf('exposure', 'unknown'), 'what is not known is a certainty').to.equal(false);
    expect(valueOf('recipients', 'unknown'), 'people whom nobody knows').to.equal(true);
    expect(valueOf('peopleCountries', [{ country: 'US', people: 3 }])).to.equal(false);
    expect(valueOf('otherParties', [{ role: 'processor', name: 'Drift AS' }])).to.equal(true);
  });

  it('asks the reason of what moves the severity, and lets no circumstance stand where it does not fit', () => {
    const faults = (kind: object): string[] =>
      factValues.dataKinds.safeParse([kind]).error?.issues.map(({ path }) => path.join('/')) ?? [];
    expect(faults({ class: 'simple', circumstance: 'ordinary' })).to.deep.equal([]);
    expect(faults({ class: 'sensitive', circumstance: 'little-insight' })).to.deep.equal(['0/reason']);
    expect(
      faults({ class: 'sensitive', circumstance: 'little-insight', reason: 'Diet alone.' }),
    ).to.deep.equal([]);
    expect(faults({ class: 'simple', circumstance: 'allows-fraud', reason: 'x' })).to.deep.equal([
      '0/circumstance',
    ]);
  });
});
