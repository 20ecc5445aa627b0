import { fitService, type FitQuestion } from './fitService';

const serve = fitService();
self.addEventListener('message', ({ data }: MessageEvent<FitQuestion>) => self.postMessage(serve(data)));
