package aid

// KindImport is the kind of Import.
const KindImport Kind = "import"

// Import is what a file brought.
type Import struct {
	ID        ID        `aid:"id,required" doc:"short code"`
	File      string    `aid:"file,required" doc:"name of the file"`
	Hash      string    `aid:"sha256,required" doc:"hash of its bytes"`
	Format    string    `aid:"format,required" doc:"how it was read"`
	Vintage   Instant   `aid:"vintage" doc:"when its content became known"`
	Read      int       `aid:"rows_read" doc:"rows read"`
	Taken     int       `aid:"rows_taken" doc:"rows taken, mended ones with them"`
	Mended    int       `aid:"rows_mended" doc:"rows taken after a repair"`
	Refused   int       `aid:"rows_refused" doc:"rows not taken"`
	Asserted  int       `aid:"asserted" doc:"records that were new or changed"`
	Retracted int       `aid:"retracted" doc:"records that vanished"`
	Unchanged int       `aid:"unchanged" doc:"records that stood already"`
	Note      string    `aid:"note" doc:"anything else worth keeping"`
	Findings  []Finding `parts:"findings"`
}

// Finding is one thing that an import did to a row.
type Finding struct {
	Outcome string `aid:"outcome,required,enum=noted|mended|refused" doc:"what was done"`
	File    string `aid:"file" doc:"file of several"`
	Sheet   string `aid:"sheet" doc:"sheet"`
	Row     int    `aid:"row" doc:"row as the file counts, from 1"`
	Column  string `aid:"column" doc:"column by its heading"`
	Value   string `aid:"value" doc:"what stood there, cut to 200 bytes"`
	Why     string `aid:"why,required" doc:"what was done and why"`
}

// Kind names the sort of record.
func (*Import) Kind() Kind { return KindImport }

// RecordID names the record within its kind.
func (r *Import) RecordID() ID { return r.ID }
