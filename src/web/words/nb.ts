import { access } from './nb/access.ts';
import { alarms } from './nb/alarms.ts';
import { calendar } from './nb/calendar.ts';
import { frame } from './nb/frame.ts';
import { hold } from './nb/hold.ts';
import { incident } from './nb/incident.ts';
import { list } from './nb/list.ts';
import { rights } from './nb/rights.ts';
import { settings } from './nb/settings.ts';

export const words = { access, alarms, calendar, frame, hold, incident, list, rights, settings };
