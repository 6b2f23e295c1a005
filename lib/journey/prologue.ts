/** The way to the request, which no Pod shows: the image is taken to be built and pushed. */
export const prologue: readonly string[] = [
  'base.found',
  'image.built',
  'push.started',
  'login.accepted',
  'image.pushed',
  'manifest.applied',
  'request.authorized',
];
