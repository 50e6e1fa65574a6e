/**
 * Calling code → country in which AWS has a registration of sender IDs, or asks for a number of one's own. Countries: AWS End User
 * Messaging SMS user guide, "Registration forms" and "United Arab Emirates sender ID registration", and for the United States SNS
 * developer guide, "Supported countries and regions" (read 2026-11-27); the guide's list was not whole in the copy that was read, so
 * that a country which is missing here proves nothing. Codes: ITU-T E.164 (from memory, 2026-11).
 */
const COUNTRIES: Readonly<Record<string, string>> = {
  "1": "the United States or Canada",
  "7": "Russia or Kazakhstan",
  "20": "Egypt",
  "34": "Spain",
  "43": "Austria",
  "61": "Australia",
  "62": "Indonesia",
  "63": "the Philippines",
  "65": "Singapore",
  "66": "Thailand",
  "86": "China",
  "91": "India",
  "94": "Sri Lanka",
  "254": "Kenya",
  "353": "Ireland",
  "358": "Finland",
  "375": "Belarus",
  "962": "Jordan",
  "965": "Kuwait",
  "966": "Saudi Arabia",
  "971": "the United Arab Emirates",
  "974": "Qatar",
};

/** Those countries of the numbers, each once. No calling code begins another one. */
export function senderCountries(numbers: readonly string[]): readonly string[] {
  const found = numbers.flatMap((number) =>
    Object.entries(COUNTRIES).flatMap(([code, country]) => (number.startsWith(`+${code}`) ? [country] : [])),
  );
  return [...new Set(found)].sort();
}
