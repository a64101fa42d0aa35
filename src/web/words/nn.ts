import { access } from './nn/access.ts';
import { alarms } from './nn/alarms.ts';
import { calendar } from './nn/calendar.ts';
import { frame } from './nn/frame.ts';
import { hold } from './nn/hold.ts';
import { incident } from './nn/incident.ts';
import { list } from './nn/list.ts';
import { rights } from './nn/rights.ts';
import { settings } from './nn/settings.ts';

export const words = { access, alarms, calendar, frame, hold, incident, list, rights, settings };
