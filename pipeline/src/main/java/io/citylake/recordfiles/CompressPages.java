package io.citylake.recordfiles;

import com.github.luben.zstd.ZstdCompressCtx;
import io.citylake.recordfiles.EncodedColumn.Page;

/** Compresses pages with zstd. For one thread. */
final class CompressPages implements AutoCloseable {
  private final ZstdCompressCtx context = new ZstdCompressCtx();

  /**
   * @param level of zstd: higher ones take longer and less room
   */
  CompressPages(int level) {
    context.setLevel(level);
  }

  Page page(PageBytes bytes) {
    return new Page(context.compress(bytes.toArray()), bytes.size());
  }

  @Override
  public void close() {
    context.close();
  }
}
