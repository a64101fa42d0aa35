import { accessReport } from './en/access-report.ts';
import { access } from './en/access.ts';
import { alarms } from './en/alarms.ts';
import { assessment } from './en/assessment.ts';
import { breachRegister } from './en/breach-register.ts';
import { calendar } from './en/calendar.ts';
import { chart } from './en/chart.ts';
import { evidence } from './en/evidence.ts';
import { factHints } from './en/fact-hints.ts';
import { frame } from './en/frame.ts';
import { fromRegister } from './en/from-register.ts';
import { genuine } from './en/genuine.ts';
import { hold } from './en/hold.ts';
import { incident } from './en/incident.ts';
import { list } from './en/list.ts';
import { misdirected } from './en/misdirected.ts';
import { readiness } from './en/readiness.ts';
import { registerFindings } from './en/register-findings.ts';
import { retention } from './en/retention.ts';
import { rights } from './en/rights.ts';
import { settings } from './en/settings.ts';

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
