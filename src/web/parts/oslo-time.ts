const clock = new Intl.DateTimeFormat('nb-NO', {
  timeZone: 'Europe/Oslo',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** An instant as the clock in Norway shows it: `14:05`. */
export const timeInOslo = (instant: string | Date): string => clock.format(new Date(instant));
