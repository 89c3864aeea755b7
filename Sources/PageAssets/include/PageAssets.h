// The scripts and styles of the pages, and the articles, compiled into the binary.
#ifndef QZ_PAGE_ASSETS_H
#define QZ_PAGE_ASSETS_H

#include <stddef.h>

// The files.
typedef enum {
  QZPageStyle,
  QZPrintStyle,
  QZPictureStyle,
  QZMarksScript,
  QZReaderScript,
  QZDesignScript,
  QZDrawingScript,
  QZLiveScript,
  QZLessonText,
  QZLessonStyle,
  QZLessonScript,
  QZLessonStepsScript,
  QZLessonTextScript,
} QZPageAssetName;

// The bytes of a file, not terminated.
typedef struct {
  const unsigned char *bytes;
  size_t byteCount;
} QZPageAsset;

QZPageAsset qzPageAsset(QZPageAssetName name);

// An article: the name of its file, without its suffix and beginning in lower case, and its text.
typedef struct {
  const char *name;
  QZPageAsset text;
} QZArticle;

size_t qzArticleCount(void);

// The article of that index, which must be below the count.
QZArticle qzArticle(size_t index);

#endif
