import { accessReport } from './nn/access-report.ts';
import { access } from './nn/access.ts';
import { alarms } from './nn/alarms.ts';
import { assessment } from './nn/assessment.ts';
import { breachRegister } from './nn/breach-register.ts';
import { calendar } from './nn/calendar.ts';
import { chart } from './nn/chart.ts';
import { evidence } from './nn/evidence.ts';
import { factHints } from './nn/fact-hints.ts';
import { frame } from './nn/frame.ts';
import { fromRegister } from './nn/from-register.ts';
import { genuine } from './nn/genuine.ts';
import { hold } from './nn/hold.ts';
import { incident } from './nn/incident.ts';
import { list } from './nn/list.ts';
import { misdirected } from './nn/misdirected.ts';
import { readiness } from './nn/readiness.ts';
import { registerFindings } from './nn/register-findings.ts';
import { retention } from './nn/retention.ts';
import { rights } from './nn/rights.ts';
import { settings } from './nn/settings.ts';

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
