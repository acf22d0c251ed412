"use client";
import "./globals.css";
import PageFailed from "./error.tsx";

/** When even the frame failed. */
export default function SiteFailed(props: { error: Error; reset: () => void }) {
  return (
    <html lang="zh-CN">
      <body>
        <main>
          <PageFailed {...props} />
        </main>
      </body>
    </html>
  );
}
