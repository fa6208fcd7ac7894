/// The page that Google's front ends show people when something is wrong.
struct ErrorPage: Sendable {
    /// The HTTP status code.
    let code: Int
    /// What is wrong.
    let sentence: String

    /// The page.
    var html: String {
        """
        <!DOCTYPE html>
        <html lang=en>
          <meta charset=utf-8>
          <meta name=viewport content="initial-scale=1, minimum-scale=1, width=device-width">
          <title>Error \(code) (\(title))!!1</title>
          <a href=//www.google.com/><span id=logo aria-label=Google></span></a>
          <p><b>\(code).</b> <ins>That’s an error.</ins>
          <p>\(sentence)  <ins>That’s all we know.</ins>

        """
    }

    private var title: String {
        switch code {
        case 403: "Forbidden"
        case 404: "Not Found"
        case 500...: "Server Error"
        default: "Error"
        }
    }
}
