const weights = [3, 2, 7, 6, 5, 4, 3, 2];

/** Nine digits of which the last is the modulus 11 check of the others (Brønnøysundregistrene). Blanks are not allowed. */
export const isOrganisationNumber = (written: string): boolean => {
  if (!/^\d{9}$/.test(written)) return false;
  const sum = weights.reduce((total, weight, place) => total + weight * Number(written[place]), 0);
  return (11 - (sum % 11)) % 11 === Number(written[8]);
};
