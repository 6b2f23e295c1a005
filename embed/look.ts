import { parseEmbedParams } from '@/lib/embed/params.ts';

/**
 * What of an embed's address decides how it looks before anything moves, so that its first paint is already in the right
 * theme and nothing shifts when the rest is there. It stands in the head of the document.
 */
const { params } = parseEmbedParams(location.search);
const { dataset } = document.documentElement;
dataset.controls = params.controls;
dataset.motion = params.motion;
if (params.title) dataset.title = '';
if (params.theme !== 'auto') dataset.theme = params.theme;
