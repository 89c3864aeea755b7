#include "PageAssets.h"

static const unsigned char pageStyle[] = {
#embed "page.css"
};
static const unsigned char printStyle[] = {
#embed "print.css"
};
static const unsigned char pictureStyle[] = {
#embed "pictures.css"
};
static const unsigned char marksScript[] = {
#embed "marks.js"
};
static const unsigned char designScript[] = {
#embed "design.js"
};
static const unsigned char drawingScript[] = {
#embed "drawing.js"
};
static const unsigned char liveScript[] = {
#embed "live.js"
};

#define ASSET(array) {array, sizeof array}

static const QZPageAsset assets[] = {
    [QZPageStyle] = ASSET(pageStyle),
    [QZPrintStyle] = ASSET(printStyle),
    [QZPictureStyle] = ASSET(pictureStyle),
    [QZMarksScript] = ASSET(marksScript),
    [QZDesignScript] = ASSET(designScript),
    [QZDrawingScript] = ASSET(drawingScript),
    [QZLiveScript] = ASSET(liveScript),
};

QZPageAsset qzPageAsset(QZPageAssetName name) { return assets[name]; }
