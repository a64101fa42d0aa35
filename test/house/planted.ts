import { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import type { Log } from '../../src/log.ts';

export interface Planted {
  name: string;
  email: string;
  phone: string;
}

const plant = (given: string, family: string, phone: string): Planted => ({
  name: `${given} ${family}`,
  email: `${given}.${family}@planted.example`.toLowerCase(),
  phone,
});

/** People affected: no table, no file and no line may hold them in the clear. */
export const told = plant('Yngvild', 'Fjellrype', '+47 412 34 567');
export const bounced = plant('Torgny', 'Tiurleik', '+47 412 34 568');
export const refused = plant('Solveig', 'Spurveugle', '+47 412 34 569');
export const lost = plant('Ragnfrid', 'Rugdeslag', '+47 412 34 570');
export const halted = plant('Hallgerd', 'Havsule', '+47 412 34 571');
export const people = [told, bounced, refused, lost, halted];
/** Staff and officers: in the settings, and where a document names them by design. */
export const staff = plant('Vaktmann', 'Vintererle', '+47 412 34 572');
export const officer = plant('Ombudine', 'Orrfugl', '+47 412 34 573');
export const contact = plant('Kontakta', 'Kvinand', '+47 412 34 574');
export const handlers = [
  plant('Saksbehandla', 'Sandlo', ''),
  plant('Godkjenna', 'Gulspurv', ''),
  plant('Tilsynet', 'Tjeld', ''),
];

/** Every way that somebody may stand written: names in parts, numbers without their spaces. */
const marksOf = ({ name, email, phone }: Planted): string[] => {
  const digits = phone.replaceAll(/\D/g, '').slice(2);
  return [...name.split(' '), email, ...(digits ? [digits, phone.slice(4)] : [])];
};

/** Which marks stand in a text, in the clear, as hexadecimal or as base64. */
export const found = (planted: readonly Planted[], text: string): string[] => {
  const lower = text.toLowerCase();
  return planted.flatMap(marksOf).filter(
    (mark) =>
      lower.includes(mark.toLowerCase()) ||
      lower.includes(Buffer.from(mark).toString('hex')) ||
      text.includes(
        Buffer.from(mark)
          .toString('base64')
          .replace(/.{0,3}=*$/, ''),
      ),
  );
};

export const everybody = [...people, staff, officer, contact, ...handlers];

export const until = async (what: string, done: () => Promise<boolean>): Promise<void> => {
  for (let round = 0; round < 400; round += 1) {
    if (await done()) return;
    await pause(25);
  }
  throw new Error(`this did not come to pass: ${what}`);
};

/** A log at its most talkative, and all that it was told. */
export const createOpenLog = (): { log: Log; logged: () => string } => {
  let text = '';
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  return { log: pino({ level: 'debug' }, sink), logged: () => text };
};
