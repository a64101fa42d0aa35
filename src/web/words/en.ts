import { access } from './en/access.ts';
import { alarms } from './en/alarms.ts';
import { calendar } from './en/calendar.ts';
import { frame } from './en/frame.ts';
import { hold } from './en/hold.ts';
import { incident } from './en/incident.ts';
import { list } from './en/list.ts';
import { rights } from './en/rights.ts';
import { settings } from './en/settings.ts';

export const words = { access, alarms, calendar, frame, hold, incident, list, rights, settings };
