import { access } from './en/access.ts';
import { frame } from './en/frame.ts';
import { incident } from './en/incident.ts';
import { list } from './en/list.ts';
import { rights } from './en/rights.ts';
import { settings } from './en/settings.ts';

export const words = { access, frame, incident, list, rights, settings };
