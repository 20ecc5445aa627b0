import { surfaceService, type SurfaceQuestion } from './surfaceService';

const serve = surfaceService((message) => self.postMessage(message));
self.addEventListener('message', ({ data }: MessageEvent<SurfaceQuestion>) => void serve(data));
