// The scripts and styles of the pages, compiled into the binary.
#ifndef QZ_PAGE_ASSETS_H
#define QZ_PAGE_ASSETS_H

#include <stddef.h>

// The files.
typedef enum {
  QZPageStyle,
  QZPrintStyle,
  QZPictureStyle,
  QZMarksScript,
  QZDesignScript,
  QZDrawingScript,
  QZLiveScript,
} QZPageAssetName;

// The bytes of a file, not terminated.
typedef struct {
  const unsigned char *bytes;
  size_t byteCount;
} QZPageAsset;

QZPageAsset qzPageAsset(QZPageAssetName name);

#endif
