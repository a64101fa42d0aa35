import { access } from './nb/access.ts';
import { frame } from './nb/frame.ts';
import { incident } from './nb/incident.ts';
import { list } from './nb/list.ts';
import { rights } from './nb/rights.ts';
import { settings } from './nb/settings.ts';

export const words = { access, frame, incident, list, rights, settings };
