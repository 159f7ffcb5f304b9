/// A list as a table that becomes blocks on a phone. Template `table`.
struct TablePage: Sendable {
    struct Tabs: Sendable {
        struct Chip: Sendable {
            var chipText: String
            var chipHref: String
            var chipOn: Bool
        }

        var chips: [Chip]
    }

    struct Narrowing: Sendable {
        struct Input: Sendable {
            var inputName: String
            var inputLabel: String
            var inputText: String
        }

        var filterAction: String
        var filterInputs: [Input]
        var filterSelects: [InboxPage.Select] = []
    }

    struct Column: Sendable { var columnName: String }

    struct List: Sendable {
        var columns: [Column]
        var rows: [Row]

        /// - Parameter rows: the first cell of each names the row.
        init(_ columns: [String], _ rows: [[Cell]]) {
            self.columns = columns.map(Column.init)
            self.rows = rows.map { cells in
                let named = zip(cells, columns).map { cell, column in cell.under(column) }
                return Row(rowHead: named[0], cells: Array(named.dropFirst()))
            }
        }
    }

    struct Row: Sendable {
        var rowHead: Cell
        var cells: [Cell]
    }

    struct Cell: Sendable {
        struct Post: Sendable {
            var postAction: String
            var postText: String
            /// What the button is about, for those who hear the page.
            var postWhat: String
        }

        var cellKey = ""
        var cellText: String?
        var cellSecond: String?
        var cellLink: Link?
        var cellTag: Tag?
        var cellPost: Post?

        init(_ text: String? = nil, second: String? = nil, link: Link? = nil, tag: Tag? = nil, post: Post? = nil) {
            (cellText, cellSecond, cellLink, cellTag, cellPost) = (text, second, link, tag, post)
        }

        fileprivate func under(_ column: String) -> Cell {
            var cell = self
            cell.cellKey = column
            return cell
        }
    }

    var errors: Errors?
    var flash: Banner?
    var listHeading: String
    var listLead: String?
    var warnings: [Banner] = []
    var tabs: Tabs?
    var narrowing: Narrowing?
    var list: List?
    var nothingFound: Nothing?
    var listNote: Note?
    var pager: Pager?
}
