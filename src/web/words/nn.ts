import { access } from './nn/access.ts';
import { frame } from './nn/frame.ts';
import { incident } from './nn/incident.ts';
import { list } from './nn/list.ts';
import { rights } from './nn/rights.ts';
import { settings } from './nn/settings.ts';

export const words = { access, frame, incident, list, rights, settings };
