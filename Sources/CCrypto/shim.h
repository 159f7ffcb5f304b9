#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

// What libcrypto offers only as a macro, with a STACK_OF, or with a variable number of arguments, none of which Swift can call.

static inline EVP_PKEY *haidang_make_rsa(size_t bits) { return EVP_PKEY_Q_keygen(NULL, NULL, "RSA", bits); }
static inline EVP_PKEY *haidang_make_p256(void) { return EVP_PKEY_Q_keygen(NULL, NULL, "EC", "P-256"); }

static inline long haidang_bio_bytes(BIO *bio, char **bytes) { return BIO_get_mem_data(bio, bytes); }

static inline int haidang_count(const STACK_OF(X509) *certificates) { return certificates ? sk_X509_num(certificates) : 0; }
static inline X509 *haidang_certificate(const STACK_OF(X509) *certificates, int i) { return sk_X509_value(certificates, i); }
static inline void haidang_free_certificates(STACK_OF(X509) *certificates) { sk_X509_pop_free(certificates, X509_free); }
static inline void haidang_free_borrowed(STACK_OF(X509) *certificates) { sk_X509_free(certificates); }

static inline int haidang_signer_count(CMS_ContentInfo *cms) { return sk_CMS_SignerInfo_num(CMS_get0_SignerInfos(cms)); }
static inline CMS_SignerInfo *haidang_signer(CMS_ContentInfo *cms, int i) {
    return sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(cms), i);
}
static inline int haidang_last_error_library(void) { return ERR_GET_LIB(ERR_peek_last_error()); }
static inline int haidang_last_error_reason(void) { return ERR_GET_REASON(ERR_peek_last_error()); }
