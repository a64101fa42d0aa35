import { exemptionBases } from '../../../workflows/assessment/exemptions.ts';
import type { KeptAssessment } from '../../assessment/assessments.ts';
import { assessmentWords } from '../../assessment/words/words-of.ts';
import type {
  Documentation,
  DocumentedEntry,
  DocumentedExemption,
} from '../../documentation/documentation-document.ts';
import type { ToldKey } from '../../documentation/journal-entries.ts';
import { row } from '../answer.ts';
import { type Item, itemsOr, type PrintedSection } from '../printed.ts';
import { detailInWords, detailRows, type Telling } from './telling.ts';

const assessmentItem = (telling: Telling, assessed: KeptAssessment): Item => {
  const { say, words, word, language } = telling;
  const { parts, reasons, bands } = assessmentWords[language];
  const { number, risk, score, band } = assessed;
  return {
    title: say('record.assessment', { number: String(number), risk: word('risk', risk) }),
    mark: null,
    meta: telling.signed({ at: assessed.madeAt, by: assessed.madeBy }),
    rows: [
      {
        ...row(say('record.assessment.reasons'), ''),
        bullets: assessed.reasons.map((code) => reasons[code]),
      },
      {
        ...row(say('record.assessment.score'), `${words.number(score)} (${bands[band]})`),
        bullets: assessed.choices.map(({ part, value, reason, assumed }) =>
          say('record.assessment.choice', {
            part: parts[part],
            value: words.number(value),
            reason: reason ?? (assumed ? say('record.assessment.assumed') : ''),
          }).trim(),
        ),
      },
      row('SHA-256', assessed.hash),
    ],
  };
};

/** What the title of a decision says already. */
const inTitle: Readonly<Record<string, ToldKey>> = {
  'risk.assessed': 'level',
  'decision.confirmed': 'decision',
  'duty.undertaken': 'kind',
};

const decisionItem = (telling: Telling, entry: DocumentedEntry): Item => {
  const { say, word } = telling;
  const meta = telling.signed(entry);
  if (entry.event === 'decision.outdated')
    return {
      title: say('record.decision.outdated', {
        decision: word('decided', String(entry.details['decision'])),
      }),
      mark: null,
      meta,
      rows: [row(say('record.decision.changed'), telling.factNames(entry.facts))],
    };
  const key = inTitle[entry.event];
  const said = key && entry.details[key];
  const event = word('event', entry.event);
  return {
    title: key && said !== undefined ? `${event}: ${detailInWords(telling, entry, key, said)}` : event,
    mark: null,
    meta,
    // A hash names what was decided for machines; the timeline has it.
    rows: detailRows(telling, entry, key ? [key, 'hash'] : ['hash']),
  };
};

const standingOf = ({ say }: Telling, { approved, ended }: DocumentedExemption): Item['mark'] => {
  if (ended)
    return { text: say(approved ? 'record.exemption.ended' : 'record.exemption.returned'), tone: 'plain' };
  return approved
    ? { text: say('record.exemption.stands'), tone: 'approved' }
    : { text: say('record.exemption.waiting'), tone: 'draft' };
};

const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(text);

const exemptionItem = (telling: Telling, exemption: DocumentedExemption): Item => {
  const { say, words, word } = telling;
  const { code, evidence, claimed, approved, ended } = exemption;
  return {
    title: telling.exemption(code),
    mark: standingOf(telling, exemption),
    meta: '',
    rows: [
      row(say('record.exemption.basis'), words.basis(exemptionBases[code])),
      row(say('record.exemption.claimed'), telling.signed(claimed)),
      ...Object.entries(evidence).map(([key, text]) =>
        row(word('evidence', key), isInstant(text) ? words.instant(text) : text),
      ),
      ...(approved ? [row(say('record.exemption.approved'), telling.signed(approved))] : []),
      ...(approved?.ownApprovalReason ? [row(say('approval.ownReason'), approved.ownApprovalReason)] : []),
      ...(ended
        ? [
            row(
              say(approved ? 'record.exemption.ended' : 'record.exemption.returned'),
              telling.signed(ended),
            ),
            row(say('told.reason'), ended.reason),
          ]
        : []),
    ],
  };
};

/** What was assessed, decided and claimed, each with its grounds. Basis: GDPR art. 33(5), 5(2). */
export const decisionSectionsOf = (record: Documentation, telling: Telling): PrintedSection[] => {
  const { say } = telling;
  return [
    {
      heading: say('record.section.assessments'),
      blocks: [
        itemsOr(
          record.assessments.map((one) => assessmentItem(telling, one)),
          say('record.noAssessments'),
        ),
      ],
    },
    {
      heading: say('record.section.decisions'),
      blocks: [
        itemsOr(
          record.decisions.map((one) => decisionItem(telling, one)),
          say('record.noDecisions'),
        ),
      ],
    },
    ...(record.exemptions.length > 0
      ? [
          {
            heading: say('record.section.exemptions'),
            blocks: [
              itemsOr(
                record.exemptions.map((one) => exemptionItem(telling, one)),
                '',
              ),
            ],
          },
        ]
      : []),
  ];
};
