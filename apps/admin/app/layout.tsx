export default function L({ children }: { children: React.ReactNode }) { return <html lang="zh"><body>{children}</body></html>; }
