// The sample texts, compiled into the binary.
#ifndef QZ_CORPORA_H
#define QZ_CORPORA_H

#include <stddef.h>

// A sample text: its name, what it is in a few words, and its bytes.
typedef struct {
  const char *name;
  const char *summary;
  const unsigned char *bytes;
  size_t byteCount;
} QZCorpus;

// The number of sample texts.
size_t qzCorpusCount(void);

// The sample text at `index`, below the count; a null name and no bytes above.
QZCorpus qzCorpus(size_t index);

#endif
