/** Hexadecimal zeros at the start of a digest that stands in an example and belongs to no image. */
const LEADING_ZEROS = 48;

const EXAMPLE = new RegExp(`@sha256:0{${LEADING_ZEROS}}[0-9a-f]{16}$`);

/** True for an image of the reference files, whose digest is made up; a real cloud would fail to pull it. */
export function isExampleDigest(image: string): boolean {
  return EXAMPLE.test(image);
}
