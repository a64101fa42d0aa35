import {
  naceSections,
  organisationTypes,
  reporterFunctions,
  sectors,
} from '../../register/controller-details.ts';
import type { Organisation } from '../../register/organisation.ts';
import { errorFor, field, select } from '../frame.ts';
import type { Problem } from '../../problems.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import { type Form, typed } from './form.ts';

type Words = SignedInVisit['words']['settings'];

const yesNo = ['yes', 'no'] as const;

/** What the form of a controller asks beside its name, number and people, by the API's pointer. */
export const controllerFields = [
  { name: 'address', pointer: '/address' },
  { name: 'sector', pointer: '/sector', choices: sectors },
  { name: 'organisationType', pointer: '/organisationType', choices: organisationTypes },
  { name: 'organisationTypeOther', pointer: '/organisationTypeOther' },
  { name: 'economicActivity', pointer: '/economicActivity', choices: naceSections },
  { name: 'dpoDesignated', pointer: '/dpoDesignated', choices: yesNo },
  { name: 'reporterName', pointer: '/reporter/name' },
  { name: 'reporterEmail', pointer: '/reporter/email', type: 'email' },
  { name: 'reporterPhone', pointer: '/reporter/phone', type: 'tel' },
  { name: 'reporterFunction', pointer: '/reporter/function', choices: reporterFunctions },
  { name: 'reporterFunctionOther', pointer: '/reporter/functionOther' },
  { name: 'outsideEea', pointer: '/establishedInEea', choices: yesNo },
  { name: 'representativeName', pointer: '/eeaRepresentative/name' },
  { name: 'representativeEmail', pointer: '/eeaRepresentative/email', type: 'email' },
  { name: 'representativePhone', pointer: '/eeaRepresentative/phone', type: 'tel' },
] as const satisfies readonly {
  name: string;
  pointer: string;
  choices?: readonly string[];
  type?: 'email' | 'tel';
}[];
type ControllerField = (typeof controllerFields)[number];
export type ControllerFieldName = ControllerField['name'];

const said = (yes: boolean | null | undefined): string =>
  yes === null || yes === undefined ? '' : yes ? 'yes' : 'no';

/** What stands in the fields for an organisation, or for none. */
export const formOfController = (organisation: Organisation | undefined): Form => ({
  address: organisation?.address ?? '',
  sector: organisation?.sector ?? '',
  organisationType: organisation?.organisationType ?? '',
  organisationTypeOther: organisation?.organisationTypeOther ?? '',
  economicActivity: organisation?.economicActivity ?? '',
  dpoDesignated: said(organisation?.dpoDesignated),
  reporterName: organisation?.reporter?.name ?? '',
  reporterEmail: organisation?.reporter?.email ?? '',
  reporterPhone: organisation?.reporter?.phone ?? '',
  reporterFunction: organisation?.reporter?.function ?? '',
  reporterFunctionOther: organisation?.reporter?.functionOther ?? '',
  outsideEea: organisation?.establishedInEea === false ? 'yes' : '',
  representativeName: organisation?.eeaRepresentative?.name ?? '',
  representativeEmail: organisation?.eeaRepresentative?.email ?? '',
  representativePhone: organisation?.eeaRepresentative?.phone ?? '',
});

const yesOf = (form: Form, name: string): boolean | null =>
  form[name] === 'yes' ? true : form[name] === 'no' ? false : null;

/** What was typed, as the API takes it; what the form does not ask for stays as it is. */
export const controllerOf = (form: Form, present: Organisation | undefined): Record<string, unknown> => {
  const filled: Form = { ...formOfController(present), ...form };
  const someone = (prefix: string) => {
    const [name, email, phone] = ['Name', 'Email', 'Phone'].map((one) => typed(filled, `${prefix}${one}`));
    return name || email || phone ? { name: name ?? '', email, phone } : null;
  };
  const reporter = someone('reporter');
  const role = typed(filled, 'reporterFunction');
  const roleOther = typed(filled, 'reporterFunctionOther');
  return {
    address: typed(filled, 'address'),
    sector: typed(filled, 'sector'),
    organisationType: typed(filled, 'organisationType'),
    organisationTypeOther: typed(filled, 'organisationTypeOther'),
    economicActivity: typed(filled, 'economicActivity'),
    dpoDesignated: yesOf(filled, 'dpoDesignated'),
    reporter:
      reporter || role || roleOther
        ? { ...(reporter ?? { name: '' }), function: role ?? '', functionOther: roleOther }
        : null,
    establishedInEea: yesOf(filled, 'outsideEea') !== true,
    eeaRepresentative: someone('representative'),
  };
};

/** A code of a choice as a person reads it. */
const choiceWord = (words: Words, name: ControllerFieldName, code: string): string =>
  name === 'economicActivity'
    ? `${code} – ${words.naceSection(code)}`
    : (words.controllerChoices[code as keyof Words['controllerChoices']] ?? code);

export const controllerLabel = (words: Words, name: ControllerFieldName): string =>
  words.controllerLabels[name];

/** What stands in a field, in words. */
export const controllerValue = (words: Words, { name, ...field }: ControllerField, form: Form): string => {
  const value = form[name]?.trim() ?? '';
  return value !== '' && 'choices' in field ? choiceWord(words, name, value) : value;
};

/** Each fault as this page says it, by pointer. */
export const controllerFaults = ({ words }: SignedInVisit): Readonly<Record<string, string>> =>
  words.settings.controllerFaults;

/** The fields, in a part that opens: most organisations fill them in once. */
export const controllerForm = (visit: SignedInVisit, form: Form, problem: Problem | undefined): Html => {
  const words = visit.words.settings;
  const hasFault = controllerFields.some(({ pointer }) => errorFor(problem, pointer) !== undefined);
  return html`<details class="ds-details"${hasFault ? html` open` : ''}><summary>${words.controllerTitle}</summary><div>
    <p class="ds-paragraph" data-size="sm">${words.controllerHint}</p>
    ${controllerFields.map(({ name, pointer, ...rest }) => {
      const common = {
        id: name,
        name,
        label: words.optional(controllerLabel(words, name)),
        value: form[name] ?? '',
        error: errorFor(problem, pointer),
      };
      return 'choices' in rest
        ? select({
            ...common,
            options: [
              { value: '', label: words.notSaid },
              ...rest.choices.map((code) => ({ value: code, label: choiceWord(words, name, code) })),
            ],
          })
        : field({ ...common, type: 'type' in rest ? rest.type : 'text', autocomplete: 'off' });
    })}</div></details>`;
};
