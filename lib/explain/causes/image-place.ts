/** The registry that an image reference leads to; Docker Hub where it names none. */
export function registryOf(image: string): string {
  const [first = '', ...rest] = image.split('/');
  return rest.length > 0 && /[.:]|^localhost$/.test(first) ? first : 'docker.io';
}

/** The host of that registry, and where it listens for TLS if the reference has no port. Docker Hub's is another name. */
export function hostOf(image: string): { readonly name: string; readonly address: string } {
  const registry = registryOf(image);
  const [name = '', port = '443'] = (registry === 'docker.io' ? 'registry-1.docker.io' : registry).split(':');
  return { name, address: `${name}:${port}` };
}

/** An image reference without its tag and digest. */
export function repositoryOf(image: string): string {
  return image.replace(/@.*$/, '').replace(/:[^:/]*$/, '');
}
