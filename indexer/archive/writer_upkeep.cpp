// The Writer's upkeep: rows that nothing names any more, rows that cannot be read.
#include "archive/writer_impl.h"

namespace seogo::archive {

void Writer::remove_orphan_rows() {
  begin();
  for (const char* sql : {"DELETE FROM aliases WHERE post NOT IN (SELECT key FROM posts)",
                          "DELETE FROM identities WHERE source NOT IN (SELECT id FROM sources)",
                          "DELETE FROM edges WHERE source NOT IN (SELECT id FROM sources)",
                          "DELETE FROM source_media WHERE source NOT IN (SELECT id FROM sources)",
                          "DELETE FROM post_tags WHERE post NOT IN (SELECT key FROM posts)",
                          "DELETE FROM post_media WHERE post NOT IN (SELECT key FROM posts)",
                          "DELETE FROM contents WHERE id NOT IN (SELECT content FROM sources)"})
    impl_->db().execute(sql);
}

void Writer::empty_post(PostKey key) {
  begin();
  impl_->db().execute("UPDATE posts SET post = NULL WHERE key = ?", key);
}

}  // namespace seogo::archive
