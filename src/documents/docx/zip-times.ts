/** Date and time as ZIP has them: two seconds exact, from 1980 on. Source: PKWARE APPNOTE 4.4.6. */
const dosTime = (at: Date): number =>
  ((Math.max(0, at.getUTCFullYear() - 1980) << 25) |
    ((at.getUTCMonth() + 1) << 21) |
    (at.getUTCDate() << 16) |
    (at.getUTCHours() << 11) |
    (at.getUTCMinutes() << 5) |
    (at.getUTCSeconds() >> 1)) >>>
  0;

/**
 * The same ZIP file with one instant in all of its entries, so that it has the same bytes whenever it is made. Throws
 * for what is no ZIP file without a comment.
 */
export const withFixedTimes = (zip: Uint8Array, at: Date): Uint8Array => {
  const bytes = Buffer.from(zip);
  const end = bytes.length - 22;
  if (end < 0 || bytes.readUInt32LE(end) !== 0x06054b50) throw new Error('no end of a ZIP file');
  const time = dosTime(at);
  let place = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    bytes.writeUInt32LE(time, place + 12);
    bytes.writeUInt32LE(time, bytes.readUInt32LE(place + 42) + 10);
    place +=
      46 + bytes.readUInt16LE(place + 28) + bytes.readUInt16LE(place + 30) + bytes.readUInt16LE(place + 32);
  }
  return bytes;
};
