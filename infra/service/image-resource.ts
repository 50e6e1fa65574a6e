/** The component that builds a stack's images, as the program calls it. */
const IMAGES = "images";

/** Its image of one service: other content is another image, made beside the old one, which stays in the repository. */
export function imageResource(service: string, tag: string): string {
  return `${IMAGES}-${service}-${tag}`;
}

/** Whether a resource of that name is an image of the service, of whatever content. */
export function isImageOf(service: string, name: string): boolean {
  const start = imageResource(service, "");
  return name.startsWith(start) && TAG.test(name.slice(start.length));
}

/** What `contentTag` gives: a service may be called as another one with more behind it. */
const TAG = /^content-[0-9a-f]+$/;
