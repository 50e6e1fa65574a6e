/**
 * Ends of names by which Cloudflare knows a file without being told: pages and answers of programs are not among them
 * (developers.cloudflare.com/cache/how-to/cache-rules/page-rules-migration, read 2026-11-27).
 */
export const STATIC_EXTENSIONS: ReadonlySet<string> = new Set(
  (
    "7z avi avif apk bin bmp bz2 class css csv doc docx dmg ejs eot eps exe flac gif gz ico iso jar jpg jpeg js mid midi mkv mp3 " +
    "mp4 ogg otf pdf pict pls png ppt pptx ps rar svg svgz swf tar tif tiff ttf webm webp woff woff2"
  ).split(" "),
);
