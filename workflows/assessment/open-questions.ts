import type { BreachPicture } from './picture.ts';
import type { OpenQuestion } from './reasons.ts';

/**
 * What is not known of a breach and was taken as the worst, where it bears on the outcome. In the order in which it
 * is best found out: what happened to the data, then who has them, then what they are.
 */
export const openQuestions = (picture: BreachPicture): OpenQuestion[] => {
  const unsaid = picture.nature.length === 0;
  const confidentiality = unsaid || picture.nature.includes('confidentiality');
  const availability = unsaid || picture.nature.includes('availability');
  const integrity = unsaid || picture.nature.includes('integrity');
  const mayBeOut = confidentiality && picture.exposure !== 'excluded';
  const unreadable = picture.protection === 'strong' && picture.key === 'safe';
  const asked: [OpenQuestion, boolean][] = [
    ['nature', unsaid],
    ['exposure', confidentiality && picture.exposure === 'unknown'],
    ['logs', confidentiality && picture.exposure === 'excluded' && picture.logs === 'unknown'],
    ['recipients', mayBeOut && picture.recipients === 'unknown'],
    ['deletion', mayBeOut && picture.recipients !== 'nobody' && picture.deletion === 'unknown'],
    ['protection', confidentiality && picture.protection === 'unknown'],
    ['key', confidentiality && picture.protection === 'strong' && picture.key === 'unknown'],
    ['backup', availability && picture.backup === 'unknown'],
    ['restoredAfterHours', availability && picture.restoredAfterHours === null],
    ['disruption', availability && picture.disruption === 'unknown'],
    ['alteration', integrity && picture.alteration === 'unknown'],
    ['intent', picture.intent === 'unknown'],
    ['dataKinds', picture.dataKinds.length === 0],
    ['identifiers', picture.identifiers.length === 0],
    ['vulnerablePeople', picture.vulnerablePeople === 'unknown'],
    ['peopleCount', picture.peopleCount === null],
  ];
  return asked
    .filter(([question, isOpen]) => isOpen && !(unreadable && question === 'deletion'))
    .map(([question]) => question);
};
