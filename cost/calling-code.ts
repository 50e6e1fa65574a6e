/** Codes of two digits; 1 and 7 stand alone, all others have three (ITU-T E.164, list of assigned country codes, from memory, 2026-11). */
const TWO_DIGITS = /^\+(20|27|3[0-4]|36|39|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** The calling code of a number in E.164 form: `+971` of `+971501234567`; undefined for what is no such number. */
export function callingCode(number: string): string | undefined {
  return (/^\+[17]/.exec(number) ?? TWO_DIGITS.exec(number) ?? /^\+\d{3}/.exec(number))?.[0];
}
