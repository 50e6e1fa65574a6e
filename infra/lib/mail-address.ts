/** Who can be written to: a mail address without display name. */
export const MAIL_ADDRESS = /^[A-Za-z0-9._%+-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** True for a text that is one mail address and nothing else. */
export function isMailAddress(text: string): boolean {
  return MAIL_ADDRESS.test(text);
}
