import { accessReport } from './nb/access-report.ts';
import { access } from './nb/access.ts';
import { alarms } from './nb/alarms.ts';
import { assessment } from './nb/assessment.ts';
import { breachRegister } from './nb/breach-register.ts';
import { calendar } from './nb/calendar.ts';
import { chart } from './nb/chart.ts';
import { evidence } from './nb/evidence.ts';
import { factHints } from './nb/fact-hints.ts';
import { frame } from './nb/frame.ts';
import { fromRegister } from './nb/from-register.ts';
import { genuine } from './nb/genuine.ts';
import { hold } from './nb/hold.ts';
import { incident } from './nb/incident.ts';
import { list } from './nb/list.ts';
import { misdirected } from './nb/misdirected.ts';
import { readiness } from './nb/readiness.ts';
import { registerFindings } from './nb/register-findings.ts';
import { retention } from './nb/retention.ts';
import { rights } from './nb/rights.ts';
import { settings } from './nb/settings.ts';

export const words = {
  access,
  accessReport,
  alarms,
  assessment,
  breachRegister,
  calendar,
  chart,
  evidence,
  factHints,
  frame,
  fromRegister,
  genuine,
  hold,
  incident,
  list,
  misdirected,
  readiness,
  registerFindings,
  retention,
  rights,
  settings,
};
